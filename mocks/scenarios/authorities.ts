/** Local authorities as the pretend CP-IS names them; the numbers are from Ofcom's ranges for drama. */
export const authorities = {
  sheffield: {
    authority: 'Sheffield City Council',
    phones: { officeHours: '0114 496 0123', emergencyDuty: '0114 496 0456' },
  },
  leeds: {
    authority: 'Leeds City Council',
    phones: { officeHours: '0113 496 0123', emergencyDuty: '0113 496 0456' },
  },
  /** Gave CP-IS an out-of-hours number only. */
  shropshire: {
    authority: 'Shropshire Council',
    phones: { emergencyDuty: '01632 960456' },
  },
} as const;
