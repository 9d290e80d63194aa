import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CronJob, Job } from 'kubernetes-models/batch/v1';
import { Deployment, StatefulSet } from 'kubernetes-models/apps/v1';
import { Ingress, NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { ConfigMap, Namespace, Secret, Service } from 'kubernetes-models/v1';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnvironment } from '../../gateway/config/environment.ts';
import { loadConfig } from '../../gateway/config/load.ts';
import { manifestsIn, valuesOf, type Manifest } from './manifests.ts';
import { typeFaults } from './typed.ts';

const root = join(import.meta.dirname, '..', '..');
const product = manifestsIn(join(root, 'deploy', 'kubernetes'));
const trial = manifestsIn(join(root, 'deploy', 'kubernetes', 'trial'));
const examples = manifestsIn(join(root, 'deploy', 'kubernetes', 'examples'));
const all = [...product, ...examples, ...trial];
const models = {
  ConfigMap,
  CronJob,
  Deployment,
  Ingress,
  Job,
  Namespace,
  NetworkPolicy,
  PodDisruptionBudget,
  Secret,
  Service,
  StatefulSet,
};

const named = (kind: string, name: string): Manifest | undefined =>
  all.find((one) => one.kind === kind && one.metadata.name === name);
/** What runs pods. */
const workloads = all.filter(({ kind }) => ['Deployment', 'Job', 'StatefulSet'].includes(kind));
const ours = workloads.filter(({ metadata }) => metadata.name !== 'postgres');
interface Container {
  readonly name: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
  readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string }[];
  readonly securityContext?: Readonly<Record<string, unknown>>;
}
const containersOf = ({ content }: Manifest): readonly Container[] =>
  valuesOf(content, 'containers').flat() as readonly Container[];

describe('the manifests of Kubernetes', () => {
  it('are what its API takes, with no field that it does not know', { timeout: 120_000 }, () => {
    expect(typeFaults(all, root)).toEqual([]);
    const [deployment] = product.filter(({ kind }) => kind === 'Deployment');
    if (deployment === undefined) throw new Error('no Deployment');
    const misspelt = JSON.parse(
      JSON.stringify(deployment).replaceAll('readinessProbe', 'readynessProbe'),
    ) as Manifest;
    expect(typeFaults([misspelt], root).join()).toContain('readynessProbe');
  });

  it.each(all.map((one) => [`${one.kind} ${one.metadata.name}`, one] as const))(
    'hold in values: %s',
    (_, { kind, content }) => {
      const model = models[kind as keyof typeof models];
      const made = new model(JSON.parse(JSON.stringify(content)) as never);
      expect(() => made.validate()).not.toThrow();
    },
  );

  it('are all of one namespace', () => {
    for (const { kind, metadata } of all)
      expect(kind === 'Namespace' ? metadata.name : metadata.namespace, metadata.name).toBe('safelight');
  });

  it('name nothing that is not there', () => {
    for (const { content } of all) {
      for (const ref of valuesOf(content, 'secretKeyRef') as { name: string; key: string }[]) {
        const secret = named('Secret', ref.name)?.content['stringData'];
        expect(secret, ref.name).toHaveProperty([ref.key]);
      }
      const secrets = valuesOf(content, 'secretName').filter((name) => name !== 'safelight-tls');
      for (const name of [
        ...secrets,
        ...valuesOf(content, 'secret').flatMap((of) => valuesOf(of, 'secretName')),
      ])
        expect(named('Secret', String(name)), String(name)).toBeDefined();
      for (const { name, items = [] } of valuesOf(content, 'configMap') as {
        name: string;
        items?: { key: string }[];
      }[]) {
        const data = named('ConfigMap', name)?.content['data'];
        expect(data, name).toBeDefined();
        for (const { key } of items) expect(data).toHaveProperty([key]);
      }
      for (const service of valuesOf(content, 'service') as { name: string; port: { name: string } }[])
        expect(JSON.stringify(named('Service', service.name)?.content)).toContain(
          `"name":"${service.port.name}"`,
        );
    }
    for (const { content, metadata } of workloads) {
      const volumes = [...valuesOf(content, 'volumes'), ...valuesOf(content, 'volumeClaimTemplates')].flat();
      const known = volumes.flatMap((volume) => [
        ...valuesOf(volume, 'name'),
        ...valuesOf(valuesOf(volume, 'metadata'), 'name'),
      ]);
      for (const mount of valuesOf(content, 'volumeMounts').flat() as { name: string }[])
        expect(known, metadata.name).toContain(mount.name);
    }
  });

  it('select the pods that they are about, by ports that those have', () => {
    const labels = workloads.map(
      ({ content }) => valuesOf(valuesOf(content, 'template'), 'labels')[0] as object,
    );
    const ports = workloads.flatMap(containersOf).flatMap(({ ports: of = [] }) => of.map(({ name }) => name));
    for (const { kind, content, metadata } of all) {
      const selectors =
        kind === 'Service'
          ? [valuesOf(content, 'selector')[0]]
          : ['Deployment', 'StatefulSet', 'PodDisruptionBudget'].includes(kind)
            ? valuesOf(valuesOf(content, 'selector'), 'matchLabels')
            : valuesOf(valuesOf(content, 'podSelector'), 'matchLabels');
      for (const selector of selectors)
        expect(labels, metadata.name).toContainEqual(expect.objectContaining(selector as object));
      for (const probe of valuesOf(content, 'httpGet') as { port: string }[])
        expect(ports).toContain(probe.port);
      for (const target of valuesOf(content, 'targetPort')) expect(ports).toContain(target);
      for (const port of valuesOf(content, 'port').filter((one) => typeof one === 'string'))
        expect(ports).toContain(port);
    }
  });

  it.each(ours.map((one) => [one.metadata.name, one] as const))(
    'set only settings that there are: %s',
    (_, workload) => {
      for (const { env = [], ports = [] } of containersOf(workload)) {
        const given = Object.fromEntries(
          env.map(({ name, value }) => [name, value ?? 'postgres://user@host/database']),
        );
        // What only brings the database up to date seals nothing.
        const read = readEnvironment(given, ports.length === 0 ? 'seals-nothing' : 'seals');
        expect(read).toMatchObject({ ok: true });
        if (!read.ok || ports.length === 0) continue;
        const { port, operations } = read.value;
        expect(ports.map(({ containerPort }) => containerPort)).toEqual([port, operations.metrics?.port]);
        expect(operations).toMatchObject({ migrate: 'as-it-is', reload: 'watch' });
        expect(operations.drainMs).toBeGreaterThan(3000);
      }
    },
  );

  it('probe what is there, run what is built, and never as root', async () => {
    const health = await readFile(join(root, 'gateway', 'http', 'health.ts'), 'utf8');
    const build = await readFile(join(root, 'scripts', 'build-gateway.mjs'), 'utf8');
    for (const { content } of ours) {
      for (const { path } of valuesOf(content, 'httpGet') as { path: string }[])
        expect(health).toContain(`'${path.replace('/health', '')}'`);
    }
    for (const workload of workloads) {
      const [pod] = valuesOf(workload.content, 'template') as { spec: { securityContext: object } }[];
      expect(pod?.spec.securityContext).toMatchObject({
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      });
      for (const { securityContext, command } of containersOf(workload)) {
        expect(securityContext).toMatchObject({
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
        });
        if (ours.includes(workload)) expect(securityContext).toMatchObject({ readOnlyRootFilesystem: true });
        if (command !== undefined)
          expect(build).toContain(`${/(\w+)\.js$/.exec(command.join(' '))?.[1] ?? ''}: 'gateway/`);
      }
    }
  });

  it('hold no secret, and two replicas at least', () => {
    // Who applies the folder again must not put a template in the place of a key.
    expect(product.filter(({ kind }) => kind === 'Secret')).toEqual([]);
    for (const { content, metadata } of [...examples, ...trial].filter(({ kind }) => kind === 'Secret'))
      expect(JSON.stringify(content), metadata.name).toContain('REPLACE-ME');
    for (const { kind, content } of product)
      if (kind === 'Deployment') expect(valuesOf(content, 'replicas')[0]).toBeGreaterThanOrEqual(2);
  });
});

describe('the configuration in the manifests', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'safelight-manifests-'));
    await mkdir(join(folder, 'issuers'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is one that the gateway takes', async () => {
    const write = async (name: string, below: string): Promise<void> => {
      const data = named('ConfigMap', name)?.content['data'] as Record<string, string>;
      for (const [file, text] of Object.entries(data)) await writeFile(join(folder, below, file), text);
    };
    await write('safelight-config', '.');
    await write('safelight-issuers', 'issuers');
    expect(await loadConfig(folder)).toMatchObject({ ok: true, value: { issuers: [{ id: 'testshire' }] } });
  });
});
