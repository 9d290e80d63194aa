import type { ConfigFault } from '../config/fault.ts';

const sdc = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/';
const core = 'http://hl7.org/fhir/StructureDefinition/';

const initial = `${sdc}sdc-questionnaire-initialExpression`;

/** Extensions that change nothing that Safelight does not do. Any other may mean more than is done, and is refused. */
const understood: ReadonlySet<string> = new Set([
  initial,
  `${sdc}sdc-questionnaire-launchContext`,
  `${sdc}sdc-questionnaire-shortText`,
  'name',
  'type',
  'description',
  `${core}questionnaire-itemControl`,
  `${core}questionnaire-displayCategory`,
  `${core}questionnaire-hidden`,
  `${core}questionnaire-minOccurs`,
  `${core}questionnaire-maxOccurs`,
  `${core}questionnaire-choiceOrientation`,
  `${core}questionnaire-optionExclusive`,
  `${core}minLength`,
  `${core}minValue`,
  `${core}maxValue`,
  `${core}maxDecimalPlaces`,
  `${core}regex`,
  `${core}entryFormat`,
]);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : 'one without an address');

function faultOf(
  file: string,
  path: string,
  extension: unknown,
  readsPath: (expression: string) => boolean,
): ConfigFault | undefined {
  const url = isRecord(extension) ? textOf(extension['url']) : 'one that is no object';
  if (!understood.has(url)) {
    return {
      file,
      path,
      wrong: `Safelight does not know the extension "${url}".`,
      fix: 'Take it out, and look whether the form still asks what it should.',
    };
  }
  if (url !== initial) return undefined;
  const expression = isRecord(extension) ? extension['valueExpression'] : undefined;
  const text = isRecord(expression) ? expression['expression'] : undefined;
  const language = isRecord(expression) ? expression['language'] : undefined;
  if (language === 'text/fhirpath' && typeof text === 'string' && readsPath(text)) return undefined;
  return {
    file,
    path,
    wrong: `Safelight cannot work out "${typeof text === 'string' ? text : textOf(language)}".`,
    fix: "Use a path from %patient or %user, with [n], first(), where(part = 'words') and +; or leave it out.",
  };
}

/** Extensions, anywhere in the file, that Safelight would not honour; a modifier extension is always one. */
export function extensionFaults(
  file: string,
  content: unknown,
  readsPath: (expression: string) => boolean,
): readonly ConfigFault[] {
  const walk = (value: unknown, path: string): readonly ConfigFault[] => {
    if (Array.isArray(value)) return value.flatMap((one, i) => walk(one, `${path}[${i}]`));
    if (!isRecord(value)) return [];
    return Object.entries(value).flatMap(([key, part]): readonly ConfigFault[] => {
      const at = path === '' ? key : `${path}.${key}`;
      if (key === 'modifierExtension' || key === 'implicitRules') {
        return [
          {
            file,
            path: at,
            wrong: `"${key}" may change what the form means.`,
            fix: 'Use a form without it.',
          },
        ];
      }
      if (key !== 'extension') return walk(part, at);
      if (!Array.isArray(part)) return [{ file, path: at, wrong: 'It is no list.', fix: 'Make it a list.' }];
      return part.flatMap((one, i) => [
        ...[faultOf(file, `${at}[${i}]`, one, readsPath)].filter((fault) => fault !== undefined),
        ...walk(one, `${at}[${i}]`),
      ]);
    });
  };
  return walk(content, '');
}
