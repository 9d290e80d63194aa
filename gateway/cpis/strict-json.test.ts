import { expect, it } from 'vitest';
import { strictJson } from './strict-json.ts';

it.each([
  '{"a":{"b":1},"b":[{"a":1},{"a":2}],"c":"{\\"a\\":1,\\"a\\":2}"}',
  '{"a\\\\":1,"a":2,"":3,"[":4,":":5}',
  ' [1,"two",null,{}] ',
  '"text"',
])('reads %s', (text) => {
  expect(strictJson(text)).toEqual(JSON.parse(text));
});

it.each([
  ['no JSON', '{"a":}'],
  ['a name twice', '{"a":1,"b":2,"a":1}'],
  ['a name twice, written in another way', '{"a":1,"\\u0061":1}'],
  ['a name twice, further in', '[{"x":{"a":1,"a":2}}]'],
  ['a name twice around an object', '{"a":{"a":1},"a":{}}'],
  ['a name that changes what an object is', '{"\\u005f_proto__":{}}'],
  ['too many levels', `${'['.repeat(41)}${']'.repeat(41)}`],
  ['far too many levels', '[{"a":'.repeat(100_000)],
])('does not read %s', (_, text) => {
  expect(strictJson(text)).toBeUndefined();
});
