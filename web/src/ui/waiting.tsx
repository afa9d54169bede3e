import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

/** Something is on its way. What comes at once is not announced: it would only flicker. */
export function Waiting({ text }: { text?: string }) {
  const { t } = useTranslation();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 250);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="waiting" role="status">
      {late && (
        <div className="row">
          <span className="spinner" aria-hidden />
          {text ?? t("common.loading")}
        </div>
      )}
    </div>
  );
}
