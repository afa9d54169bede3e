import { ImageUp } from "lucide-react";
import { useState } from "react";
import { FileTrigger, Form, Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/fields.tsx";
import { Notice } from "../ui/notice.tsx";
import { DrawingPad } from "./drawing-pad.tsx";
import { markImage } from "./mark-image.ts";
import { MarkPicture, type Adopted } from "./mark.tsx";

interface MarkDialogProps {
  kind: "signature" | "initials";
  /** What is typed at first: the recipient's name, or its initials. */
  suggestion: string;
  onAdopt: (mark: Adopted) => void;
  onClose: () => void;
}

type Way = "type" | "draw" | "upload";

/** Asks how a signature, or initials, is to look. It is asked once and then used wherever it is needed. */
export function MarkDialog({ kind, suggestion, onAdopt, onClose }: MarkDialogProps) {
  const { t } = useTranslation();
  const [way, setWay] = useState<Way>("type");
  const [text, setText] = useState(suggestion);
  const [drawn, setDrawn] = useState<Adopted>();
  const [image, setImage] = useState<Adopted>();
  const typed: Adopted | undefined = text.trim() ? { case: "typed", value: text.trim() } : undefined;
  const mark = { type: typed, draw: drawn, upload: image }[way];
  return (
    <Dialog title={t(`mark.${kind}`)} isOpen onClose={onClose} isDismissable={false}>
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (mark) onAdopt(mark);
        }}
      >
        <Tabs selectedKey={way} onSelectionChange={(key) => setWay(key as Way)} className="stack">
          <TabList className="tabs" aria-label={t("mark.ways")}>
            {(["type", "draw", "upload"] as const).map((each) => (
              <Tab key={each} id={each} className="tab">
                {t(`mark.${each}`)}
              </Tab>
            ))}
          </TabList>
          <TabPanel id="type" className="stack">
            <TextField label={t(kind === "signature" ? "mark.name" : "mark.letters")} value={text} onChange={setText} maxLength={100} autoFocus />
            <div className="mark-preview">{typed && <MarkPicture mark={typed} name={text} />}</div>
          </TabPanel>
          <TabPanel id="draw">
            <DrawingPad onChange={(drawing) => setDrawn(drawing && { case: "drawing", value: drawing })} />
          </TabPanel>
          <TabPanel id="upload" className="stack">
            <Upload onImage={setImage} image={image} />
          </TabPanel>
        </Tabs>
        <p className="small soft">{t("mark.meaning")}</p>
        <div className="actions">
          <Button onPress={onClose}>{t("common.cancel")}</Button>
          <Button type="submit" look="main" isDisabled={!mark}>
            {t(kind === "signature" ? "mark.adopt" : "mark.adoptInitials")}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

function Upload({ image, onImage }: { image: Adopted | undefined; onImage: (mark: Adopted | undefined) => void }) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState(false);
  async function take(files: FileList | null): Promise<void> {
    const file = files?.[0];
    if (!file) return;
    const bytes = await markImage(file).catch(() => undefined);
    setFailed(!bytes);
    onImage(bytes && { case: "image", value: bytes });
  }
  return (
    <>
      <div className="mark-preview">{image ? <MarkPicture mark={image} name={t("mark.picture")} /> : <ImageUp size={36} strokeWidth={1.2} aria-hidden />}</div>
      {failed && <Notice tone="bad" role="alert">{t("mark.unreadable")}</Notice>}
      <div className="row">
        <FileTrigger acceptedFileTypes={["image/png", "image/jpeg"]} onSelect={(files) => void take(files)}>
          <Button>{t("mark.choose")}</Button>
        </FileTrigger>
        <span className="small soft">{t("mark.formats")}</span>
      </div>
    </>
  );
}
