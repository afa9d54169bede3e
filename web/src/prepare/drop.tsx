import { FileUp, X } from "lucide-react";
import { Button as AriaButton, DropZone, FileTrigger, isFileDropItem, Text } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { bytes } from "../text/format.ts";
import { IconButton } from "../ui/button.tsx";
import { RefusalNotice } from "../ui/notice.tsx";
import type { Uploading } from "./use-uploads.ts";

interface DropProps {
  label: string;
  onFiles: (files: File[]) => void;
  allowsMultiple?: boolean;
  small?: boolean;
}

/** A place to drop PDFs on, or to choose them from. */
export function Drop({ label, onFiles, allowsMultiple = true, small }: DropProps) {
  const { t } = useTranslation();
  return (
    <DropZone
      className={small ? "drop small" : "drop"}
      getDropOperation={(types) => (types.has("application/pdf") || types.has("Files") ? "copy" : "cancel")}
      onDrop={(event) => {
        void Promise.all(event.items.filter(isFileDropItem).map((item) => item.getFile())).then((files) => files.length > 0 && onFiles(files));
      }}
    >
      <FileUp size={small ? 22 : 40} strokeWidth={1.25} aria-hidden />
      <Text slot="label" className="drop-label">
        {label}
      </Text>
      <FileTrigger acceptedFileTypes={["application/pdf", ".pdf"]} allowsMultiple={allowsMultiple} onSelect={(files) => files && onFiles([...files])}>
        <AriaButton className={small ? "button small" : "button main"}>{t("drop.choose")}</AriaButton>
      </FileTrigger>
    </DropZone>
  );
}

/** Files on their way, and why one did not arrive. */
export function Progress({ items, onRemove }: { items: readonly Uploading[]; onRemove: (key: string) => void }) {
  const { t, i18n } = useTranslation();
  if (items.length === 0) return null;
  return (
    <ul className="list">
      {items.map((item) => (
        <li key={item.key} className="item">
          <div className="grow stack tight">
            <div className="row apart">
              <strong>{item.name}</strong>
              <span className="small soft">{bytes(item.size, i18n.language)}</span>
            </div>
            {item.error ? (
              <RefusalNotice error={item.error} />
            ) : (
              <div className="bar" role="progressbar" aria-label={item.name} aria-valuenow={Math.round(item.part * 100)} aria-valuemin={0} aria-valuemax={100}>
                <span style={{ inlineSize: `${item.part * 100}%` }} />
              </div>
            )}
          </div>
          <IconButton label={t("drop.remove", { name: item.name })} small onPress={() => onRemove(item.key)}>
            <X size={18} aria-hidden />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}
