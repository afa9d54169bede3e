import "i18next";
import type texts from "./catalogues/en.json";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof texts };
  }
}
