import type { ReactNode } from 'react';
import { ruleList } from '../../../text/rule-desk-list.ts';
import { Select } from '../../../ui/Choice.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { Asked } from './narrow.ts';

/** Narrows the list as one types. */
export function Filters({
  asked,
  onAsk,
  children,
}: {
  readonly asked: Asked;
  readonly onAsk: (asked: Asked) => void;
  readonly children?: ReactNode;
}) {
  return (
    <div className="filters" role="search">
      <TextField
        id="find-rule"
        type="search"
        label={ruleList.find}
        placeholder={ruleList.findHint}
        value={asked.text}
        onChange={(text) => onAsk({ ...asked, text })}
      />
      <Select
        id="rule-status"
        label={ruleList.status}
        placeholder={ruleList.status}
        options={ruleList.statuses}
        value={asked.status}
        onChange={(status) => onAsk({ ...asked, status })}
      />
      <Select
        id="rule-severity"
        label={ruleList.severity}
        placeholder={ruleList.severity}
        options={ruleList.severities}
        value={asked.severity}
        onChange={(severity) => onAsk({ ...asked, severity })}
      />
      {children}
    </div>
  );
}
