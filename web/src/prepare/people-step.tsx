import { Recipient_Role } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import { KeyRound, Trash2, UserPlus } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "../api/session.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { TextField } from "../ui/fields.tsx";
import { Select } from "../ui/select.tsx";
import { Notice } from "../ui/notice.tsx";
import { isComplete, newPerson, type Person } from "./draft.ts";
import { roleName } from "./role-name.ts";
import type { DraftWork } from "./use-draft.ts";

const ROLES = [Recipient_Role.SIGNER, Recipient_Role.APPROVER, Recipient_Role.VIEWER, Recipient_Role.CC] as const;

/** Who acts, and when: the same number means at the same time. */
export function PeopleStep({ work }: { work: DraftWork }) {
  const { t } = useTranslation();
  const { user } = useSession();
  const { people } = work.draft;
  const isEmpty = people.length === 0;
  const { adjust } = work;
  // Somebody there is to be in any case.
  useEffect(() => {
    if (isEmpty) adjust((draft) => ({ ...draft, people: [newPerson(draft.people)] }));
  }, [isEmpty, adjust]);
  const add = (known: Partial<Person> = {}) => work.change((draft) => ({ ...draft, people: [...draft.people, newPerson(draft.people, known)] }));
  const set = (key: string, changes: Partial<Person>) =>
    work.change((draft) => ({ ...draft, people: draft.people.map((person) => (person.key === key ? { ...person, ...changes } : person)) }));
  const remove = (key: string) =>
    work.change((draft) => ({
      ...draft,
      people: draft.people.filter((person) => person.key !== key),
      fields: draft.fields.filter((field) => field.personKey !== key),
    }));
  const isIn = people.some(({ email }) => email.trim().toLowerCase() === user.email);
  return (
    <div className="step-page stack loose">
      <div className="stack tight">
        <h1>{t("prepare.peopleTitle")}</h1>
        <p className="soft">{t("prepare.peopleLead")}</p>
      </div>
      <ul className="stack">
        {people.map((person, index) => (
          <li key={person.key} className={`sheet person who-${index % 6}`}>
            <PersonForm person={person} count={people.length} onChange={(changes) => set(person.key, changes)} onRemove={() => remove(person.key)} />
          </li>
        ))}
      </ul>
      <div className="row">
        <Button onPress={() => add()}>
          <UserPlus size={18} aria-hidden />
          {t("prepare.addPerson")}
        </Button>
        {!isIn && (
          <Button look="quiet" onPress={() => add({ name: user.fullName, email: user.email })}>
            {t("prepare.addMe")}
          </Button>
        )}
      </div>
    </div>
  );
}

interface PersonFormProps {
  person: Person;
  count: number;
  onChange: (changes: Partial<Person>) => void;
  onRemove: () => void;
}

function PersonForm({ person, count, onChange, onRemove }: PersonFormProps) {
  const { t } = useTranslation();
  const [asksCode, setAsksCode] = useState(person.hadAccessCode || person.accessCode !== "" || person.oneTimeCode);
  const [left, setLeft] = useState(false);
  const orders = Array.from({ length: Math.max(count, person.order) }, (_, index) => ({ id: String(index + 1), name: String(index + 1) }));
  const roles = ROLES.map((role) => ({ id: String(role), name: t(roleName(role)) }));
  return (
    <div className="person-form" onBlur={() => setLeft(true)}>
      <div className="turn">
        <Select label={t("prepare.order")} options={orders} value={String(person.order)} onChange={(order) => onChange({ order: Number(order) })} />
      </div>
      <TextField label={t("prepare.name")} value={person.name} onChange={(name) => onChange({ name })} maxLength={64} autoComplete="off" />
      <TextField
        label={t("signIn.email")}
        type="email"
        value={person.email}
        onChange={(email) => onChange({ email })}
        maxLength={254}
        autoComplete="off"
        problem={left && person.email && !isComplete({ ...person, name: "x", accessCode: "" }) ? t("prepare.emailProblem") : undefined}
      />
      <div className="what">
        <Select label={t("prepare.role")} options={roles} value={String(person.role)} onChange={(role) => onChange({ role: Number(role) })} />
      </div>
      <div className="row tools">
        <IconButton label={t("prepare.code")} aria-expanded={asksCode} onPress={() => setAsksCode(!asksCode)}>
          <KeyRound size={18} aria-hidden />
        </IconButton>
        <IconButton label={t("drop.remove", { name: person.name || t("prepare.thisPerson") })} onPress={onRemove}>
          <Trash2 size={18} aria-hidden />
        </IconButton>
      </div>
      {asksCode && (
        <div className="wide stack tight">
          <TextField
            label={t("prepare.codeLabel")}
            hint={t("prepare.codeHint")}
            value={person.accessCode}
            onChange={(accessCode) => onChange({ accessCode })}
            maxLength={20}
            autoComplete="off"
            problem={person.accessCode && person.accessCode.trim().length < 4 ? t("prepare.codeProblem") : undefined}
          />
          <Checkbox isSelected={person.oneTimeCode} onChange={(oneTimeCode) => onChange({ oneTimeCode })}>
            {t("prepare.oneTimeCode")}
          </Checkbox>
          {person.hadAccessCode && !person.accessCode && (
            <Notice tone="warn">
              {t("prepare.codeAgain")}{" "}
              <Button look="quiet" small onPress={() => onChange({ hadAccessCode: false })}>
                {t("prepare.codeDrop")}
              </Button>
            </Notice>
          )}
        </div>
      )}
    </div>
  );
}
