import { Button as AriaButton, ProgressBar, type ButtonProps as AriaButtonProps } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { ReactNode } from "react";

type Look = "main" | "plain" | "quiet" | "ending";

interface Looks {
  look?: Look;
  small?: boolean;
  wide?: boolean;
}

function classOf({ look = "plain", small, wide }: Looks, ...more: (string | undefined)[]): string {
  return ["button", look, small && "small", wide && "wide", ...more].filter(Boolean).join(" ");
}

export interface ButtonProps extends Looks, Omit<AriaButtonProps, "className" | "children"> {
  children: ReactNode;
  className?: string;
  /** What it is about, where several say the same: only screen readers are told. */
  about?: string;
}

/** A button. While `isPending` it stays where it is, takes no presses, and turns. */
export function Button({ look, small, wide, className, children, about, ...props }: ButtonProps) {
  const { t } = useTranslation();
  return (
    <AriaButton {...props} className={classOf({ look, small, wide } as Looks, className)}>
      {props.isPending && <ProgressBar className="spinner" isIndeterminate aria-label={t("common.loading")} />}
      {children}
      {about && <span className="unseen"> {about}</span>}
    </AriaButton>
  );
}

/** A button that is only a picture; `label` is its name. */
export function IconButton({ label, children, small, ...props }: Omit<ButtonProps, "look" | "wide" | "about"> & { label: string }) {
  return (
    <AriaButton {...props} aria-label={label} className={classOf({ small } as Looks, "icon")}>
      {children}
    </AriaButton>
  );
}

/** A link to another page of the app that looks like a button. */
export function ButtonLink({ href, children, ...looks }: Looks & { href: string; children: ReactNode }) {
  return (
    <Link href={href} className={classOf(looks)}>
      {children}
    </Link>
  );
}
