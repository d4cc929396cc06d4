package io.modelogue;

/** A version cannot be trained or scored here because the code of its template is not known. */
public final class TemplateNotBoundException extends ModelogueException {
  private static final long serialVersionUID = 1;

  private final String model;
  private final String template;

  /** Creates it. */
  public TemplateNotBoundException(String model, String template, String message) {
    super(message, null);
    this.model = model;
    this.template = template;
  }

  /** Returns the model's name. */
  public String model() {
    return model;
  }

  /** Returns the template's name. */
  public String template() {
    return template;
  }
}
