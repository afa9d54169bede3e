import { Languages, LogOut, MonitorSmartphone, Moon, Sun, UserRound } from "lucide-react";
import { useState } from "react";
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { useSession, useSignOut } from "./api/session.ts";
import { initialsOf } from "./text/format.ts";
import { chooseLanguage, LANGUAGES, type Language } from "./text/language.ts";
import { chosenTheme, chooseTheme, type Theme } from "./ui/theme.ts";

const THEMES = [
  { id: "auto", Icon: MonitorSmartphone },
  { id: "light", Icon: Sun },
  { id: "dark", Icon: Moon },
] as const;

/** Who is signed in; language, light and dark; the way out. */
export function AccountMenu() {
  const { t } = useTranslation();
  const { user, organization } = useSession();
  const [, go] = useLocation();
  const signOut = useSignOut();
  return (
    <MenuTrigger>
      <Button className="avatar">
        <span aria-hidden>{initialsOf(user.fullName)}</span>
        <span className="unseen">{t("account.menu", { name: user.fullName })}</span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu aria-label={t("account.menu", { name: user.fullName })}>
          <MenuSection>
            <Header className="account">
              <strong>{user.fullName}</strong>
              <span className="soft small">{organization.name}</span>
            </Header>
            <MenuItem className="option" onAction={() => go("/settings")}>
              <UserRound size={18} aria-hidden />
              {t("account.profile")}
            </MenuItem>
          </MenuSection>
          <Separator className="rule" />
          <ThemeItems />
          <Separator className="rule" />
          <LanguageItems />
          <Separator className="rule" />
          <MenuItem className="option" onAction={() => void signOut().then(() => go("/signin"))}>
            <LogOut size={18} aria-hidden />
            {t("account.signOut")}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function ThemeItems() {
  const { t } = useTranslation();
  const [theme, setTheme] = useState(chosenTheme);
  const choose = (next: Theme) => {
    chooseTheme(next);
    setTheme(next);
  };
  return (
    <MenuSection aria-label={t("theme.label")} selectionMode="single" selectedKeys={[theme]}>
      {THEMES.map(({ id, Icon }) => (
        <MenuItem key={id} id={id} className="option" onAction={() => choose(id)}>
          <Icon size={18} aria-hidden />
          {t(`theme.${id}`)}
        </MenuItem>
      ))}
    </MenuSection>
  );
}

function LanguageItems() {
  const { t, i18n } = useTranslation();
  return (
    <MenuSection aria-label={t("language.label")} selectionMode="single" selectedKeys={[i18n.language]}>
      {Object.entries(LANGUAGES).map(([id, name]) => (
        <MenuItem key={id} id={id} className="option" onAction={() => void chooseLanguage(id as Language)}>
          <Languages size={18} aria-hidden />
          <span lang={id}>{name}</span>
        </MenuItem>
      ))}
    </MenuSection>
  );
}
