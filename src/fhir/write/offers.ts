import type { Listed } from '../capabilities.ts';
import type { FhirConnection } from '../connection.ts';
import { listOf } from '../resource.ts';

/** What a record system says that may be done to one type of resource. */
interface TypeOffer {
  readonly create: Listed;
  /** Creating only if it is not there yet (`If-None-Exist`). */
  readonly conditionalCreate: Listed;
  readonly search: Listed;
  readonly update: Listed;
}

/** What a record system says of writing, in its capability statement. */
export interface Offers {
  readonly transaction: Listed;
  readonly of: (type: string) => TypeOffer;
}

const unknownType: TypeOffer = {
  create: 'not-known',
  conditionalCreate: 'not-known',
  search: 'not-known',
  update: 'not-known',
};
const nothingOffered: TypeOffer = {
  create: 'not-listed',
  conditionalCreate: 'not-listed',
  search: 'not-listed',
  update: 'not-listed',
};

/** What is known of a system whose statement could not be read: then the issuer's configuration alone decides. */
export const nothingKnown: Offers = { transaction: 'not-known', of: () => unknownType };

const asked = new WeakMap<FhirConnection, Promise<Offers>>();

/** The offers of this launch's record system, read when first needed. What could not be read is asked for again. */
export function offersOf(connection: FhirConnection): Promise<Offers> {
  const before = asked.get(connection);
  if (before !== undefined) return before;
  const reading = readOffers(connection).then((offers) => {
    if (offers === nothingKnown) asked.delete(connection);
    return offers;
  });
  asked.set(connection, reading);
  return reading;
}

async function readOffers(connection: FhirConnection): Promise<Offers> {
  if (connection.quirks.includes('no-capability-statement')) return nothingKnown;
  const response = await connection.send({ method: 'GET', url: 'metadata' });
  if (response.kind !== 'answered' || response.status !== 200) return nothingKnown;
  return offersIn(response.body);
}

const listed = (is: boolean): Listed => (is ? 'listed' : 'not-listed');

/**
 * R4 lets a server leave `interaction` out: then nothing is known of it. `conditionalCreate` that is not given is not
 * supported (R4, CapabilityStatement.rest.resource).
 */
function offersIn(body: unknown): Offers {
  const statement = body as Partial<fhir4.CapabilityStatement> | null | undefined;
  if (statement?.resourceType !== 'CapabilityStatement' || !Array.isArray(statement.rest))
    return nothingKnown;
  const server = listOf(statement.rest).find((part) => part.mode === 'server');
  if (!Array.isArray(server?.resource)) return nothingKnown;
  const types = new Map(listOf(server.resource).map((one) => [one.type as string, typeOffer(one)]));
  return {
    transaction: Array.isArray(server.interaction)
      ? listed(listOf(server.interaction).some(({ code }) => code === 'transaction'))
      : 'not-known',
    of: (type) => types.get(type) ?? nothingOffered,
  };
}

function typeOffer({ interaction, conditionalCreate }: fhir4.CapabilityStatementRestResource): TypeOffer {
  const may = (code: 'create' | 'search-type' | 'update'): Listed =>
    Array.isArray(interaction) ? listed(listOf(interaction).some((one) => one.code === code)) : 'not-known';
  return {
    create: may('create'),
    conditionalCreate: listed(conditionalCreate === true),
    search: may('search-type'),
    update: may('update'),
  };
}
