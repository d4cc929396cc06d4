package io.modelogue.internal.journal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelogue.Setting;
import io.modelogue.SettingGroup;
import io.modelogue.SettingType;
import io.modelogue.TemplateDefinition;
import io.modelogue.VersionConfig;
import io.modelogue.VersionConfigBuilder;
import io.modelogue.internal.Digests;
import io.modelogue.internal.json.CanonicalJson;
import io.modelogue.internal.json.Json;
import io.modelogue.internal.json.JsonFields;
import io.modelogue.internal.json.JsonNames;
import java.util.List;

/** Configurations as JSON, and the bytes that their fingerprints are taken of. */
public final class ConfigJson {
  private static final int FINGERPRINT_VERSION = 1;

  private ConfigJson() {}

  /** Returns the SHA-256 of the configuration's canonical JSON. */
  public static String fingerprint(VersionConfig config) {
    ObjectNode inputs = Json.object().put("fingerprint", FINGERPRINT_VERSION);
    config.template().ifPresent(t -> inputs.set("template", template(t)));
    inputs.set("concepts", texts(config.concepts()));
    config.dataset().ifPresent(d -> inputs.put("dataset", d.identity()));
    inputs.set("settings", settings(config));
    return Digests.of(CanonicalJson.write(inputs));
  }

  /** Returns the SHA-256 of the canonical JSON of what a template allows. */
  public static String digest(TemplateDefinition template) {
    return Digests.of(CanonicalJson.write(template(template)));
  }

  /** Returns how many bytes the configuration takes. */
  public static int size(VersionConfig config) {
    return Json.write(write(config)).length;
  }

  static ObjectNode write(VersionConfig config) {
    ObjectNode node = Json.object();
    config.template().ifPresent(t -> node.set("template", template(t)));
    node.set("concepts", texts(config.concepts()));
    config.dataset().ifPresent(d -> node.set("dataset", DatasetJson.write(d)));
    node.set("settings", settings(config));
    return node;
  }

  static VersionConfig read(JsonFields fields) {
    // what was allowed once must stay readable
    VersionConfigBuilder config = VersionConfig.builder().allowSecretLikeNames();
    fields.findObject("template").map(ConfigJson::readTemplate).ifPresent(config::template);
    config.concepts(fields.texts("concepts"));
    fields.findObject("dataset").map(DatasetJson::read).ifPresent(config::dataset);
    JsonFields settings = fields.object("settings");
    for (SettingGroup group : SettingGroup.values()) {
      settings
          .map(JsonNames.of(group), JsonValues::scalar)
          .forEach((name, value) -> config.set(group, name, value));
    }
    return config.build();
  }

  private static ObjectNode settings(VersionConfig config) {
    ObjectNode node = Json.object();
    for (SettingGroup group : SettingGroup.values()) {
      if (!config.settings(group).isEmpty()) {
        ObjectNode values = node.putObject(JsonNames.of(group));
        config.settings(group).forEach((name, value) -> values.set(name, JsonValues.node(value)));
      }
    }
    return node;
  }

  private static ObjectNode template(TemplateDefinition template) {
    ObjectNode node = Json.object().put("name", template.name());
    ArrayNode settings = node.putArray("settings");
    for (Setting s : template.settings()) {
      ObjectNode setting =
          settings
              .addObject()
              .put("name", s.name())
              .put("group", JsonNames.of(s.group()))
              .put("type", JsonNames.of(s.type()));
      s.minimum().ifPresent(v -> setting.set("minimum", JsonValues.node(v)));
      s.maximum().ifPresent(v -> setting.set("maximum", JsonValues.node(v)));
      if (!s.choices().isEmpty()) {
        ArrayNode choices = setting.putArray("choices");
        s.choices().forEach(choice -> choices.add(JsonValues.node(choice)));
      }
      s.defaultValue().ifPresent(v -> setting.set("default", JsonValues.node(v)));
    }
    return node;
  }

  private static TemplateDefinition readTemplate(JsonFields fields) {
    return new TemplateDefinition(
        fields.text("name"),
        fields.objects("settings").stream().map(ConfigJson::readSetting).toList());
  }

  private static Setting readSetting(JsonFields fields) {
    SettingType type = fields.constant("type", SettingType.class);
    return new Setting(
        fields.text("name"),
        fields.constant("group", SettingGroup.class),
        type,
        fields.find("minimum", JsonValues::scalar),
        fields.find("maximum", JsonValues::scalar),
        fields.list("choices", JsonValues::scalar),
        fields.find("default", JsonValues::scalar));
  }

  static ArrayNode texts(List<String> texts) {
    ArrayNode array = Json.array();
    texts.forEach(array::add);
    return array;
  }
}
