import "./ui/base.css";
import "./ui/controls.css";
import "./ui/surfaces.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { reportErrors } from "./api/error-report.ts";
import { startLanguage } from "./text/language.ts";
import { chooseTheme, chosenTheme } from "./ui/theme.ts";

reportErrors();
chooseTheme(chosenTheme());
await startLanguage();
createRoot(document.getElementById("app")!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
