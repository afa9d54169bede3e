/** Light, dark, or whatever the system says. */
export type Theme = "light" | "dark" | "auto";

const CHOICE = "chancery.theme";

/** What was chosen here before. */
export function chosenTheme(): Theme {
  const choice = localStorage.getItem(CHOICE);
  return choice === "light" || choice === "dark" ? choice : "auto";
}

/** Shows the page in this theme and keeps the choice. */
export function chooseTheme(theme: Theme): void {
  localStorage.setItem(CHOICE, theme);
  document.documentElement.dataset["theme"] = theme;
}
