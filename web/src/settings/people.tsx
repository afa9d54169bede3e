import { Member_State, Role, type Member } from "@chancery/sdk/chancery/identity/v1/member_pb";
import { MemberService } from "@chancery/sdk/chancery/identity/v1/member_service_pb";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { api } from "../api/chancery.ts";
import { useIntent } from "../api/intent.ts";
import { useSession } from "../api/session.ts";
import { initialsOf } from "../text/format.ts";
import { Button } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/fields.tsx";
import { Select } from "../ui/select.tsx";
import { RefusalNotice } from "../ui/notice.tsx";
import { ListFrame } from "./list-frame.tsx";
import { useList } from "./use-list.ts";

const ROLES = [Role.OWNER, Role.ADMIN, Role.SENDER, Role.VIEWER] as const;

function useRoles() {
  const { t } = useTranslation();
  return ROLES.map((role) => ({ id: String(role), name: t(`memberRole.${Role[role] as Exclude<keyof typeof Role, "UNSPECIFIED">}`) }));
}

/** Who belongs to the organization, and what each may do. */
export default function People() {
  const { t } = useTranslation();
  const { may } = useSession();
  const list = useList("people", (pageToken) => api(MemberService).listMembers({ pageToken }), ({ members }) => members);
  return (
    <>
      <div className="row apart">
        <h1>{t("settings.people")}</h1>
        {may("members.write") && <Invite />}
      </div>
      <ListFrame list={list} none="">
        <ul className="list">
          {list.items.map((member) => (
            <MemberItem key={member.id} member={member} />
          ))}
        </ul>
      </ListFrame>
    </>
  );
}

function MemberItem({ member }: { member: Member }) {
  const { t } = useTranslation();
  const { may, user } = useSession();
  const roles = useRoles();
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: ["settings", "people"] });
  const change = useMutation({
    mutationFn: (role: Role) => api(MemberService).updateMember({ id: member.id, role, etag: member.etag }),
    onSettled: again,
  });
  const remove = useMutation({ mutationFn: () => api(MemberService).removeMember({ id: member.id }), onSettled: again });
  const [asks, setAsks] = useState(false);
  const name = member.fullName || member.email;
  return (
    <li className="item">
      <span className="avatar" aria-hidden>
        {initialsOf(name)}
      </span>
      <span className="grow">
        <strong>{name}</strong>
        <span className="small soft facts">
          {member.state === Member_State.INVITED ? t("people.invited") : member.email}
        </span>
      </span>
      {may("members.write") ? (
        <>
          <Select
            label={t("people.roleOf", { name })}
            hideLabel
            options={roles}
            value={String(member.role)}
            onChange={(role) => change.mutate(Number(role))}
          />
          {member.userId !== user.id && (
            <Button small onPress={() => setAsks(true)} about={name}>
              {t("common.remove")}
            </Button>
          )}
        </>
      ) : (
        <span>{roles.find(({ id }) => id === String(member.role))?.name}</span>
      )}
      <RefusalNotice error={change.error ?? remove.error} />
      <Dialog title={t("people.removeTitle", { name })} isOpen={asks} onClose={() => setAsks(false)} alert>
        <p>{t("people.removeText")}</p>
        <div className="actions">
          <Button onPress={() => setAsks(false)}>{t("common.cancel")}</Button>
          <Button
            look="ending"
            onPress={() => {
              setAsks(false);
              remove.mutate();
            }}
          >
            {t("common.remove")}
          </Button>
        </div>
      </Dialog>
    </li>
  );
}

function Invite() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const intent = useIntent();
  const roles = useRoles();
  const [isOpen, setOpen] = useState(false);
  const [email, setEmail] = useState("");
  const [role, setRole] = useState(String(Role.SENDER));
  const invite = useMutation({
    mutationFn: () => api(MemberService).inviteMember({ email, role: Number(role), requestId: intent.idOf({ email, role }) }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["settings", "people"] }),
  });
  const close = () => {
    setOpen(false);
    setEmail("");
    invite.reset();
  };
  const url = invite.data && `${location.origin}/join#${invite.data.invitationToken}`;
  return (
    <>
      <Button look="main" onPress={() => setOpen(true)}>
        <UserPlus size={18} aria-hidden />
        {t("people.invite")}
      </Button>
      <Dialog title={t("people.invite")} isOpen={isOpen} onClose={close}>
        {url ? (
          <>
            <p>{t("people.link", { email })}</p>
            <code className="secret" data-testid="invitation-link">
              {url}
            </code>
            <div className="actions">
              <Button onPress={close}>{t("common.close")}</Button>
              <CopyButton text={url} />
            </div>
          </>
        ) : (
          <Form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              if (!invite.isPending) invite.mutate();
            }}
          >
            <TextField label={t("signIn.email")} type="email" value={email} onChange={setEmail} isRequired autoFocus />
            <Select label={t("prepare.role")} options={roles} value={role} onChange={setRole} />
            <p className="small soft">{t(`memberRoleText.${Role[Number(role)] as Exclude<keyof typeof Role, "UNSPECIFIED">}`)}</p>
            <RefusalNotice error={invite.error} />
            <div className="actions">
              <Button onPress={close}>{t("common.cancel")}</Button>
              <Button type="submit" look="main" isPending={invite.isPending}>
                {t("people.submit")}
              </Button>
            </div>
          </Form>
        )}
      </Dialog>
    </>
  );
}
