import type { Access, Endpoint } from '@penora/protocol/endpoint';
import { Problem } from '@penora/protocol/errors';
import { z } from 'zod';

type Json = Record<string, unknown>;

/** What an endpoint takes is described as it is sent, what it returns as it arrives. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' });
  return rest;
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input');
  const needed = new Set(Array.isArray(required) ? required : []);
  return Object.entries(Object(properties)).map(([name, value]) => ({
    name,
    in: place,
    required: place === 'path' || needed.has(name),
    schema: value,
  }));
}

const idempotencyKey: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Makes a repeat of the same request harmless; kept for 24 hours.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

function success(endpoint: Endpoint): Json {
  if (endpoint.replyType !== undefined) return { description: 'Success', content: { [endpoint.replyType]: {} } };
  if (endpoint.reply === undefined || endpoint.status === 204) return { description: 'Done' };
  return { description: 'Success', content: { 'application/json': { schema: schemaOf(endpoint.reply, 'output') } } };
}

const security: Record<Access, Json[]> = {
  anyone: [],
  person: [{ session: [] }, { token: [] }],
  key: [{ key: [] }],
  crossApp: [{ session: [] }, { token: [] }, { sukusuku: [] }],
};

function failure({ failure: schema }: Endpoint): Json {
  if (schema !== undefined)
    return { description: 'A failure', content: { 'application/json': { schema: schemaOf(schema, 'output') } } };
  return {
    description: 'A problem (RFC 9457)',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

function requestBody({ body, form }: Endpoint): Json {
  if (body === undefined) return {};
  const schema = schemaOf(body, 'input');
  if (form === undefined) return { requestBody: { required: true, content: { 'application/json': { schema } } } };
  const properties = { ...Object(schema.properties), file: { type: 'string', format: 'binary' } };
  return { requestBody: { required: true, content: { 'multipart/form-data': { schema: { ...schema, properties } } } } };
}

function operation(endpoint: Endpoint): Json {
  const { method, summary, tag, access, scope, params, query, status } = endpoint;
  return {
    summary,
    tags: [tag],
    security: security[access],
    ...(scope === undefined ? {} : { 'x-scope': scope }),
    parameters: [
      ...parameters(params, 'path'),
      ...parameters(query, 'query'),
      ...(method === 'POST' ? [idempotencyKey] : []),
    ],
    ...requestBody(endpoint),
    responses: {
      [status]: success(endpoint),
      default: failure(endpoint),
    },
  };
}

/** OpenAPI 3.1, made from the same values that the router validates by. */
export function openApi(endpoints: readonly Endpoint[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Penora', version, description: 'Write together with an AI in the room.' },
    paths,
    components: {
      schemas: { Problem: schemaOf(Problem, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'penora_session' },
        token: { type: 'http', scheme: 'bearer' },
        key: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
        sukusuku: { type: 'apiKey', in: 'query', name: 'jwt_token' },
      },
    },
  };
}
