package io.modelogue.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the programs of the guide, as it is shown.
 *
 * @param name the name of its class
 * @param code its whole file
 * @param arguments what stands behind the file's name in the command that runs it
 * @param printed what it is said to print, line by line
 */
record GuideProgram(String name, String code, List<String> arguments, List<String> printed) {
  private static final Pattern SECTION =
      Pattern.compile("(?ms)^### \\d+\\. .*?(?=^### \\d+\\. |^## )");
  private static final Pattern CLASS = Pattern.compile("(?m)^(?:public )?class (\\w+)");

  /** Returns the programs in their order. */
  static List<GuideProgram> all() throws IOException {
    String guide = Files.readString(Snippets.projectRoot().resolve("docs/guide.md"));
    List<GuideProgram> programs = new ArrayList<>();
    Matcher section = SECTION.matcher(guide);
    while (section.find()) {
      programs.add(in(section.group()));
    }
    return programs;
  }

  private static GuideProgram in(String section) {
    String code = firstBlock("java", section);
    Matcher name = CLASS.matcher(code);
    if (!name.find()) {
      throw new IllegalArgumentException("no class in\n" + section);
    }
    String command = firstBlock("sh", section).strip();
    String arguments = command.replaceFirst("^.*\\.java *", "");
    return new GuideProgram(
        name.group(1),
        code,
        arguments.isEmpty() ? List.of() : List.of(arguments.split(" ")),
        firstBlock("text", section).lines().toList());
  }

  private static String firstBlock(String language, String section) {
    Matcher block = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(section);
    return block.find() ? block.group(1) : "";
  }
}
