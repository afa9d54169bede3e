import { Compass } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "./ui/button.tsx";

/** Nothing is at this address. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <div className="empty">
      <Compass size={40} strokeWidth={1.25} aria-hidden />
      <h1>{t("notFound.title")}</h1>
      <p>{t("notFound.text")}</p>
      <ButtonLink href="/" look="main">
        {t("notFound.home")}
      </ButtonLink>
    </div>
  );
}
