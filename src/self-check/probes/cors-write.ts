import type { Bench } from '../bench.ts';
import { met, notMetSo, notTried, type Verdict } from '../verdict.ts';
import { listIn } from './headers.ts';

/** What a concern is written with: at once, one part after another, and the task that is brought up to date. */
const requests = [
  { method: 'POST', path: '', headers: ['authorization', 'content-type'] },
  { method: 'POST', path: 'Condition', headers: ['authorization', 'content-type', 'if-none-exist'] },
  { method: 'PUT', path: 'Task/self-check', headers: ['authorization', 'content-type', 'if-match'] },
] as const;

type Ask = (typeof requests)[number];

/** Whether a browser at this origin may write. Only asks before (preflight): nothing is sent that could be stored. */
export async function corsWrite(bench: Bench, base: string, origin: string): Promise<Verdict> {
  const asked = await Promise.all(
    requests.map(async (one) => ({
      one,
      ...(await bench.ask(
        {
          method: 'OPTIONS',
          url: one.path === '' ? base : `${base}/${one.path}`,
          headers: {
            origin,
            'access-control-request-method': one.method,
            'access-control-request-headers': one.headers.join(','),
          },
        },
        `${one.path === '' ? '[base]' : one.path.replace('self-check', '{id}')} (preflight of a ${one.method})`,
      )),
    })),
  );
  const evidence = asked.map(({ exchange }) => exchange);
  const lacking = new Set<string>();
  for (const { one, told } of asked) {
    if (told.kind !== 'answered') return notTried('No answer came.', ...evidence);
    lackingIn(one, told.status, told.headers).forEach((name) => lacking.add(name));
  }
  return lacking.size === 0
    ? met('Every method and header that writing needs is allowed.', ...evidence)
    : notMetSo(
        `Not allowed: ${[...lacking].join(', ')}.`,
        `Name ${[...lacking].join(', ')} in the preflight’s answer: methods in \`Access-Control-Allow-Methods\`, headers in \`Access-Control-Allow-Headers\`.`,
        ...evidence,
      );
}

function lackingIn({ method, headers }: Ask, status: number, answer: Headers): readonly string[] {
  if (status < 200 || status > 299) return [`\`${method}\``, ...headers.map((name) => `\`${name}\``)];
  const methods = listIn(answer, 'access-control-allow-methods');
  const names = listIn(answer, 'access-control-allow-headers');
  const may = (list: readonly string[], name: string): boolean => list.includes(name) || list.includes('*');
  return [
    // A browser never asks whether it may POST; it does for PUT. The asterisk does not cover `authorization`.
    ...(method === 'POST' || may(methods, method.toLowerCase()) ? [] : [`\`${method}\``]),
    ...headers
      .filter((name) => (name === 'authorization' ? !names.includes(name) : !may(names, name)))
      .map((name) => `\`${name}\``),
  ];
}
