/** Where the gateway exchanges the codes of a client that must prove who it is, and renews its tokens. */
export const tokenAddress = (issuerId: string): string =>
  `${location.origin}/smart/token/${encodeURIComponent(issuerId)}`;
