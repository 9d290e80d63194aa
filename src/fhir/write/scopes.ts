/** What is done to a resource, as SMART v2 says it. */
type Letter = 'c' | 'r' | 'u' | 's';

/**
 * Whether granted scopes allow something with a resource type of the launched child: SMART v2 (`patient/Task.cu`,
 * a search part after `?` narrows it and is not relied on) or v1 (`patient/Task.write`, `patient/*.*`).
 */
function may(granted: string, resource: string, letter: Letter): boolean {
  const v1 = letter === 'c' || letter === 'u' ? 'write' : 'read';
  return granted.split(/\s+/).some((scope) => {
    const match = /^(?:patient|user)\/([A-Za-z]+|\*)\.([a-z]+|\*)$/.exec(scope);
    if (match === null) return false;
    const [, type, rights = ''] = match;
    if (type !== resource && type !== '*') return false;
    if (rights === '*' || rights === v1) return true;
    return /^c?r?u?d?s?$/.test(rights) && rights.includes(letter);
  });
}

export const mayCreate = (granted: string, resource: string): boolean => may(granted, resource, 'c');
export const mayUpdate = (granted: string, resource: string): boolean => may(granted, resource, 'u');
export const mayFind = (granted: string, resource: string): boolean => may(granted, resource, 's');
