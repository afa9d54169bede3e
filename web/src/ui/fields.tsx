import { FieldError, Input, Label, Text, TextArea, TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from "react-aria-components";
import { useTranslation } from "react-i18next";

export interface TextFieldProps extends Omit<AriaTextFieldProps, "children" | "className"> {
  label: string;
  hint?: string | undefined;
  placeholder?: string;
  /** More than one line. */
  long?: boolean;
  /** What is wrong with it, as the server or the form says. */
  problem?: string | undefined;
}

/** A text with its label, a hint, and what is wrong with it. */
export function TextField({ label, hint, placeholder, long, problem, ...props }: TextFieldProps) {
  const Box = long ? TextArea : Input;
  return (
    <AriaTextField {...props} isInvalid={problem ? true : undefined!} className="field">
      <Label>{label}</Label>
      <Box className="input" {...(placeholder && { placeholder })} />
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="problem">{problem ? () => problem : undefined}</FieldError>
    </AriaTextField>
  );
}

/** A new password, with the rule it must keep. */
export function NewPasswordField({ label, problem, ...props }: { label: string; problem?: string | undefined } & Omit<TextFieldProps, "label">) {
  const { t } = useTranslation();
  return (
    <TextField
      {...props}
      label={label}
      problem={problem}
      hint={t("password.rule")}
      type="password"
      autoComplete="new-password"
      minLength={12}
      maxLength={200}
      isRequired
      validate={(value) => (value.length > 0 && value.length < 12 ? t("password.rule") : null)}
    />
  );
}
