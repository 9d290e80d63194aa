/** The board: what waits for an answer, and what is owed. */
export const boardWords = {
  title: 'Referrals',
  says: 'What was sent and not answered, what is still to be sent, and what came back. What is overdue comes first.',
  what: 'The board',
  filter: 'Which concerns',
  filters: { open: 'Open', overdue: 'Overdue', closed: 'Closed' },
  covers: (teams: readonly string[]): string =>
    teams.length > 5
      ? `Concerns of all ${teams.length} teams of your organisation.`
      : `Concerns of ${teams.join(', ')}, and your own.`,
  ownOnly:
    'Only the concerns that you wrote are shown: you are not named as the lead of a team, and this session is in no team’s setting.',
  empty: {
    open: 'Nothing is open: nothing waits for an answer and nothing is owed.',
    overdue: 'Nothing is overdue.',
    closed: 'Nothing has been closed.',
  },
  count: (count: number): string => (count === 1 ? '1 concern' : `${count} concerns`),
  since: (at: string): string => `since ${at}`,
  recorded: (at: string): string => `Recorded ${at}`,
  refresh: 'Read again',
  list: 'Concerns',
  unknownAddress: 'There is no such page',
  nowhere: 'The address leads to no page of Safelight. It may have been mistyped, or the page has moved.',
  allReferrals: 'All referrals',
} as const;
