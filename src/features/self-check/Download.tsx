import { useState } from 'react';
import { saveFile } from '../../desk/save-file.ts';
import { reportAsHtml } from '../../self-check/report/as-html.ts';
import { reportAsJson } from '../../self-check/report/as-json.ts';
import { reportAsJunit } from '../../self-check/report/as-junit.ts';
import { fileName, type Report } from '../../self-check/report/report.ts';
import { selfCheckWords as words } from '../../text/self-check.ts';
import { Button } from '../../ui/Button.tsx';

const kinds = [
  { label: words.asHtml, extension: 'html', type: 'text/html', make: reportAsHtml },
  { label: words.asJson, extension: 'json', type: 'application/json', make: reportAsJson },
  {
    label: words.asJunit,
    extension: 'junit.xml',
    type: 'application/xml',
    make: (report: Report) => reportAsJunit(report, 'fail'),
  },
] as const;

/** The report as a file, in one of three shapes. */
export function Download({ report }: { readonly report: Report }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button expanded={open} controls="report-kinds" onPress={() => setOpen(!open)}>
        {words.download}
      </Button>
      {open && (
        <div id="report-kinds" className="acts">
          {kinds.map(({ label, extension, type, make }) => (
            <Button
              key={extension}
              slim
              onPress={() => saveFile(fileName(report.at, extension), make(report), type)}
            >
              {label}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
