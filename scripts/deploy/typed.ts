import { join } from 'node:path';
import ts from 'typescript';
import type { Manifest } from './manifests.ts';

/** Where the Kubernetes API has each kind. */
const modules: Readonly<Record<string, string>> = {
  v1: 'kubernetes-models/v1',
  'apps/v1': 'kubernetes-models/apps/v1',
  'batch/v1': 'kubernetes-models/batch/v1',
  'policy/v1': 'kubernetes-models/policy/v1',
  'networking.k8s.io/v1': 'kubernetes-models/networking.k8s.io/v1',
};

/**
 * Holds manifests to the types of the Kubernetes API, which name every field there is: a misspelt one is found, that a
 * schema would let pass. Answers what is wrong, one line each.
 */
export function typeFaults(manifests: readonly Manifest[], root: string): readonly string[] {
  const unknown = manifests.filter(({ apiVersion }) => modules[apiVersion] === undefined);
  const file = join(root, 'scripts', 'deploy', 'checked-manifests.ts');
  const lines = manifests.map(({ apiVersion, kind, content }, i) =>
    [
      `import type { I${kind} as T${i} } from '${modules[apiVersion] ?? ''}/${kind}';`,
      `export const m${i}: T${i} = ${JSON.stringify(content)};`,
    ].join('\n'),
  );
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const host = ts.createCompilerHost(options);
  const others = { ...host };
  const text = lines.join('\n');
  host.fileExists = (name) => name === file || others.fileExists(name);
  host.readFile = (name) => (name === file ? text : others.readFile(name));
  host.getSourceFile = (name, ...rest) =>
    name === file
      ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022)
      : others.getSourceFile(name, ...rest);
  const found = ts.getPreEmitDiagnostics(ts.createProgram([file], options, host));
  return [
    ...unknown.map(({ file: of, apiVersion, kind }) => `${of}: ${apiVersion} ${kind} is not known here`),
    ...found.map((diagnostic) => {
      const line = diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? 0;
      const of = manifests[Math.floor(line / 2)];
      const words = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ');
      return `${of?.file ?? ''} ${of?.kind ?? ''} ${of?.metadata.name ?? ''}: ${words}`;
    }),
  ];
}
