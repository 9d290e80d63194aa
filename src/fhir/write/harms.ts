import type { Concern, Harm } from '../../domain/concern.ts';
import { systems } from './systems.ts';
import { harmWords } from './wording.ts';

const harms: readonly Harm[] = [
  'physical',
  'emotional',
  'sexual',
  'neglect',
  'exploitation',
  'domestic-abuse',
  'fgm',
  'self-harm',
  'fabricated-illness',
  'other',
];

const own = (harm: Harm): fhir4.Coding => ({ system: systems.harm, code: harm, display: harmWords[harm] });

/** Every kind of harm under our own code, as the questionnaire offers them. */
export const harmCodes: readonly fhir4.Coding[] = harms.map(own);

/**
 * Where SNOMED CT has a concept that says no more than the author does: "suspected", never "victim of". All but the last
 * are in the list of the Emergency Care Data Set (BaRS `safeguarding-codes-bars` 1.0.0). Exploitation of an unsaid kind,
 * fabricated illness and "another kind" have none.
 */
const snomed: Partial<Record<Harm, readonly [code: string, display: string]>> = {
  physical: ['697949003', 'Suspected victim of physical abuse'],
  emotional: ['697951004', 'Suspected victim of emotional abuse'],
  sexual: ['700254002', 'Suspected victim of child sexual abuse'],
  neglect: ['702953007', 'Suspected victim of child neglect'],
  'domestic-abuse': ['697950003', 'Suspected domestic abuse'],
  fgm: ['713201008', 'At risk of female genital mutilation'],
  'self-harm': ['401206008', 'At risk for deliberate self harm'],
};

/** History of female genital mutilation: RCGP child safeguarding list. */
const historyOfFgm = ['715477006', 'History of female genital mutilation'] as const;

const concept = (
  harm: Harm,
  known: readonly [code: string, display: string] | undefined,
): fhir4.CodeableConcept => ({
  coding: [
    ...(known === undefined ? [] : [{ system: systems.snomed, code: known[0], display: known[1] }]),
    own(harm),
  ],
  text: harmWords[harm],
});

/** What is suspected as answers: our own codes. */
export const harmAnswers = ({ harms: suspected }: Pick<Concern, 'harms'>): fhir4.Coding[] =>
  suspected.map(own);

/** What is suspected or known, coded: our own code always, SNOMED CT's where one is known. */
export const harmConcepts = ({
  harms: suspected,
  fgm,
}: Pick<Concern, 'harms' | 'fgm'>): fhir4.CodeableConcept[] => [
  ...suspected
    .filter((harm) => harm !== 'fgm' || fgm === undefined)
    .map((harm) => concept(harm, snomed[harm])),
  ...(fgm === undefined ? [] : [concept('fgm', historyOfFgm)]),
];
