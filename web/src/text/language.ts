import i18next, { type BackendModule } from "i18next";
import { initReactI18next } from "react-i18next";

/** The languages of the catalogues, each by its own name. */
export const LANGUAGES = { en: "English", mn: "Монгол", hu: "Magyar", de: "Deutsch" } as const;

/** A language there is a catalogue of. */
export type Language = keyof typeof LANGUAGES;

const CHOICE = "chancery.language";
const catalogues = import.meta.glob<{ default: object }>("./catalogues/*.json");

/** Catalogues come when their language is asked for. */
const lazily: BackendModule = {
  type: "backend",
  init() {},
  // With two parameters, i18next waits for the promise.
  async read(language: string, _namespace: string) {
    const load = catalogues[`./catalogues/${language}.json`] as (() => Promise<{ default: object }>) | undefined;
    return (await load?.())?.default;
  },
};

/** What was chosen here before, or else the first of the browser's languages that there is a catalogue of. */
export function preferredLanguage(choice = localStorage.getItem(CHOICE), wanted = navigator.languages): Language {
  const known = [choice ?? "", ...wanted].map((tag) => tag.split("-")[0] ?? "").find((tag) => tag in LANGUAGES);
  return (known as Language | undefined) ?? "en";
}

/** Loads the catalogue; nothing is shown before. */
export async function startLanguage(): Promise<void> {
  await i18next
    .use(lazily)
    .use(initReactI18next)
    .init({ lng: preferredLanguage(), fallbackLng: false, interpolation: { escapeValue: false }, react: { useSuspense: true } });
  declare(i18next.language);
  i18next.on("languageChanged", declare);
}

/** Changes the language here and keeps the choice. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(CHOICE, language);
  await i18next.changeLanguage(language);
}

/** Tells the page, and with it screen readers and hyphenation. */
function declare(language: string): void {
  document.documentElement.lang = language;
  document.documentElement.dir = i18next.dir(language);
}
