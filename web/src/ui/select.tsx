import { ChevronDown } from "lucide-react";
import { Button, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from "react-aria-components";

interface SelectProps<Key extends string> {
  label: string;
  /** The label is there for screen readers only. */
  hideLabel?: boolean;
  options: readonly { id: Key; name: string }[];
  value: Key;
  onChange: (value: Key) => void;
  isDisabled?: boolean;
}

/** One of several. */
export function Select<Key extends string>({ label, hideLabel, options, value, onChange, isDisabled = false }: SelectProps<Key>) {
  return (
    <AriaSelect className="field" selectedKey={value} onSelectionChange={(key) => key !== null && onChange(key as Key)} isDisabled={isDisabled}>
      <Label className={hideLabel ? "unseen" : "label"}>{label}</Label>
      <Button className="select">
        <SelectValue />
        <ChevronDown size={16} className="soft" aria-hidden />
      </Button>
      <Popover className="popover">
        <ListBox items={options}>
          {({ id, name }) => (
            <ListBoxItem id={id} className="option">
              {name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
