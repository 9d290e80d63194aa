/**
 * A child on a plan who was not brought to an appointment today. It is about a telephone call: nothing here may suggest
 * that anything tells the local authority by itself.
 */
export const missed = {
  title: { child: 'Not brought today', adult: 'Missed an appointment today' },
  appointment: (title: string, at: string, place: string | undefined): string =>
    place === undefined ? `${title}, ${at}.` : `${title}, ${at}, ${place}.`,
  why: {
    cpis: (name: string): string => `CP-IS holds a plan for ${name}.`,
    record: (name: string): string => `This record holds a plan for ${name}.`,
  },
  ring: 'Ring children’s social care now. Nobody is told unless you ring.',
  which: 'Which local authority?',
  whichWhy: 'The one that holds the plan. The home address does not settle it.',

  tell: 'I have told them',
  tellAbout: (title: string): string => `I have told them about ${title}`,
  tells: 'Records your call. Safelight tells nobody.',
  form: 'Record that they were told',
  authority: 'Who did you ring?',
  phone: 'On which number?',
  time: 'When, today?',
  spokeTo: 'Who took the call? (if you know)',
  confirm: 'Record the call',
  confirming: 'Recording the call',
  failed: 'The call could not be recorded. What you wrote is still here. Press again; it is recorded once.',
  away: 'Safelight’s own service is not answering, so the call cannot be recorded here yet. Write down when you rang and who answered.',
  opening: 'Getting ready',
  noRight: 'Your role may not record calls here. Write the call in the child’s record.',
  signInFirst: 'Sign in to the NHS first, above. Ring now all the same.',
  fixTitle: (count: number): string => (count === 1 ? '1 thing to check' : `${count} things to check`),
  fixAuthority: 'say which local authority you rang.',
  fixTime: 'give the time of the call, today and not in the future.',

  told: (authority: string, at: string): string => `${authority} was told, ${at}`,
  toldBy: (name: string, role: string | undefined): string =>
    role === undefined ? `By telephone, recorded by ${name}.` : `By telephone, recorded by ${name}, ${role}.`,
  toldOn: (phone: string): string => `Number: ${phone}.`,
  tookCall: (who: string): string => `Call taken by ${who}.`,
  earlier: 'Whether somebody rang already',
} as const;
