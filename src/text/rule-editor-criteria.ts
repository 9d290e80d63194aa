import type { Field, LeafName } from '../rules/criteria/row.ts';

/** How one field of a criterion is said while it is chosen. */
export interface FieldWords {
  /** Names the control. */
  readonly label: string;
  /** Stands before the control in the sentence. */
  readonly lead?: string;
  /** What is chosen when nothing is asked of it. */
  readonly none?: string;
  readonly options?: Readonly<Record<string, string>>;
  /** What is still to be done while it is missing. */
  readonly todo?: string;
  readonly hint?: string;
}

interface CriterionWords {
  /** Stands in the list of what can be looked for, and begins its sentence. */
  readonly choose: string;
  /** The order in which fields are read; those that are not named here follow. */
  readonly order: readonly string[];
  /** Optional fields that are always on view; the others are asked for. */
  readonly shown: readonly string[];
  readonly fields: Readonly<Record<string, FieldWords>>;
}

const narrowing: Readonly<Record<string, FieldWords>> = {
  kind: { label: 'What is counted', todo: 'choose what is counted' },
  within: { label: 'How far back', lead: 'in the last', none: 'at any time', todo: 'say how far back' },
  codes: {
    label: 'Recorded as',
    lead: 'recorded as',
    none: 'any of them',
    todo: 'choose what it is recorded as',
  },
  sites: {
    label: 'Part of the body',
    lead: 'on the body:',
    none: 'anywhere',
    todo: 'choose the part of the body',
  },
  atAge: {
    label: 'Age when it happened',
    lead: 'when the child was',
    none: 'of any age',
    todo: 'say how old the child was',
  },
  notNear: {
    label: 'Not counted when near',
    lead: 'not counted near',
    none: 'nothing',
    todo: 'say near what',
  },
};

/** Every criterion in a lead’s words. A field that is not named here is offered under its own name. */
export const criteriaWords: Readonly<Record<LeafName, CriterionWords>> = {
  events: {
    choose: 'this was recorded:',
    order: ['atLeast', 'kind', 'distinct', 'within', 'codes', 'sites', 'atAge', 'notNear'],
    shown: ['atLeast', 'distinct', 'within'],
    fields: {
      ...narrowing,
      atLeast: { label: 'How many', todo: 'say how many' },
      distinct: {
        label: 'Which count once',
        none: 'each counted',
        options: { day: 'on different days', encounter: 'in different visits', place: 'at different places' },
      },
    },
  },
  absent: {
    choose: 'this was not recorded:',
    order: ['kind', 'within', 'codes', 'sites', 'atAge', 'notNear'],
    shown: ['within'],
    fields: {
      ...narrowing,
      kind: { label: 'What is not recorded', todo: 'choose what is not recorded' },
    },
  },
  ask: {
    choose: 'the clinician answers',
    order: ['answer', 'question', 'help', 'id'],
    shown: ['help'],
    fields: {
      answer: {
        label: 'Answer that counts',
        options: { yes: 'yes', no: 'no' },
        todo: 'choose the answer that counts',
      },
      question: {
        label: 'Question',
        lead: 'to',
        todo: 'write the question',
        hint: 'One that is answered yes or no. {name} stands for the child’s name.',
      },
      help: {
        label: 'Help with the question',
        lead: 'with the help',
        hint: 'A few words beneath the question. May be left empty.',
      },
      id: {
        label: 'Name of the question',
        lead: 'kept as',
        todo: 'name the question',
        hint: 'Rules that ask the same question under the same name share the answer.',
      },
    },
  },
  age: {
    choose: 'the child’s age is',
    order: ['atLeast', 'under'],
    shown: ['atLeast', 'under'],
    fields: {
      atLeast: { label: 'Age at least', lead: 'at least', none: 'no lowest age', todo: 'say from what age' },
      under: { label: 'Age under', lead: 'under', none: 'no highest age', todo: 'say up to what age' },
    },
  },
  latest: {
    choose: 'this began and has not ended:',
    order: ['start', 'end'],
    shown: [],
    fields: {
      start: { label: 'What began', todo: 'choose what began' },
      end: { label: 'What would end it', lead: 'ended by', todo: 'choose what would end it' },
    },
  },
  gap: {
    choose: 'this much time passed:',
    order: ['longerThan', 'from', 'to'],
    shown: [],
    fields: {
      longerThan: { label: 'Time that passed', lead: 'more than', todo: 'say how long' },
      from: { label: 'From', lead: 'from', todo: 'choose where the time begins' },
      to: { label: 'To', lead: 'to', todo: 'choose where the time ends' },
    },
  },
  value: {
    choose: 'the newest measurement is',
    order: ['kind', 'op', 'amount', 'unit'],
    shown: [],
    fields: {
      kind: { label: 'What is measured', todo: 'choose what is measured' },
      op: {
        label: 'Comparison',
        options: { over: 'over', 'at-least': 'at least', under: 'under', 'at-most': 'at most' },
        todo: 'choose the comparison',
      },
      amount: { label: 'Amount', todo: 'give the amount' },
      unit: {
        label: 'Unit of measurement',
        todo: 'give the unit',
        hint: 'Exactly as the record writes it, such as kg.',
      },
    },
  },
  cpis: {
    choose: 'CP-IS shows',
    order: ['status', 'plan', 'accesses'],
    shown: ['status', 'plan'],
    fields: {
      status: {
        label: 'Current or ended',
        none: 'a current or ended record',
        options: { current: 'a current record', ended: 'an ended record' },
      },
      plan: {
        label: 'Kind of plan',
        lead: 'of',
        none: 'any kind',
        options: {
          'child-protection': 'child protection plan',
          'looked-after': 'looked after by a local authority',
          'unborn-child-protection': 'child protection plan for an unborn child',
        },
      },
      accesses: {
        label: 'Looked up before',
        lead: 'looked up',
        none: 'any number of times',
        todo: 'say how often it was looked up',
      },
    },
  },
  household: {
    choose: 'somebody is linked to the child:',
    order: ['relationship', 'age'],
    shown: ['relationship', 'age'],
    fields: {
      relationship: {
        label: 'Relationship',
        todo: 'say who',
        hint: 'One or several with commas, such as brother, sister.',
      },
      age: { label: 'Their age', none: 'of any age', todo: 'say how old they are' },
    },
  },
};

const spaced = (name: string): string =>
  name.replace(/([A-Z])/g, ' $1').replace(/^./, (first) => first.toUpperCase());

/** The words of one field; of one that has none yet, its name. */
export function fieldWords(criterion: LeafName, field: string): FieldWords {
  const { fields } = criteriaWords[criterion];
  const own = Object.hasOwn(fields, field) ? fields[field] : undefined;
  return own ?? { label: spaced(field), lead: spaced(field) };
}

/** An option of a field in words. */
export const optionWords = (words: FieldWords, option: string): string => words.options?.[option] ?? option;

/** The fields of a criterion in the order in which they are read. */
export function inReadingOrder<F extends Field>(
  criterion: LeafName,
  fields: Readonly<Record<string, F>>,
): readonly (readonly [string, F])[] {
  const { order } = criteriaWords[criterion];
  const place = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.entries(fields).sort(([a], [b]) => place(a) - place(b));
}

/** Units of time, one and several. */
export const unitWords: Readonly<Record<'H' | 'D' | 'W' | 'M' | 'Y', readonly [string, string]>> = {
  H: ['hour', 'hours'],
  D: ['day', 'days'],
  W: ['week', 'weeks'],
  M: ['month', 'months'],
  Y: ['year', 'years'],
};
