/**
 * Whether granted scopes allow creating a resource type of the launched child: SMART v2 (`patient/Task.cu`,
 * a search part after `?` narrows it and is not relied on) or v1 (`patient/Task.write`, `patient/*.*`).
 */
export function mayCreate(granted: string, resource: string): boolean {
  return granted.split(/\s+/).some((scope) => {
    const match = /^(?:patient|user)\/([A-Za-z]+|\*)\.([a-z]+|\*)$/.exec(scope);
    if (match === null) return false;
    const [, type, rights = ''] = match;
    if (type !== resource && type !== '*') return false;
    if (rights === '*' || rights === 'write') return true;
    return /^c?r?u?d?s?$/.test(rights) && rights.includes('c');
  });
}
