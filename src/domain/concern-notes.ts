/**
 * What may be said in words beside the facts. Each is one piece of the concern: asked for in its own place of the form,
 * answered under its own link of the questionnaire, and ticked to go or stay by itself.
 */
export const noteIds = [
  'behaviour',
  'delay',
  'inconsistencies',
  'wishes',
  'risk',
  'communication',
  'barriers',
  'support',
  'going-well',
  'advised',
  'household',
] as const;

/**
 * `delay`: the reason given for coming late. `inconsistencies`: what does not agree, e.g. two accounts. `wishes`: what the
 * child wants to happen. `risk`: what may happen next, and to whom. `support`: what was tried before, and what came of it.
 * `household`: what is known of the home beside the people in it.
 */
export type NoteId = (typeof noteIds)[number];
