import type { AnyTool, Job } from '@assay/core';
import { z } from 'zod';
import { type ProblemCode, problem } from '../problem.ts';
import { serverVersion } from '../server-version.ts';
import { assuranceOperations } from './assurance-operations.ts';
import { documentOperations } from './document-operations.ts';
import { feedbackOperations } from './feedback-operations.ts';
import { jobOperations } from './job-operations.ts';
import { type JsonSchema, schemaWriter } from './json-schema.ts';
import type { Operation } from './operation.ts';
import { resultOperations } from './result-operations.ts';
import { runOperations } from './run-operations.ts';
import { serverOperations } from './server-operations.ts';
import { signOffOperations } from './sign-off-operations.ts';
import { toolOperations } from './tool-operations.ts';

/** Everything the API answers to, one entry an operation. */
export function operationsFor(tools: readonly AnyTool[], jobs: readonly Job[] = []): readonly Operation[] {
  return [
    ...toolOperations,
    ...runOperations(tools),
    ...jobOperations(jobs),
    ...resultOperations,
    ...signOffOperations,
    ...documentOperations,
    ...feedbackOperations,
    ...assuranceOperations,
    ...serverOperations,
  ];
}

/** The API as an OpenAPI 3.1 document, made of the schemas that routes and tools work with. */
export function openapiDocument(tools: readonly AnyTool[], jobs: readonly Job[] = []): JsonSchema {
  const schemas = schemaWriter();
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const operation of operationsFor(tools, jobs)) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation, schemas) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Assay',
      version: serverVersion(),
      summary: 'Tools that run only when they were measured and passed.',
      description:
        'Errors are problem details (RFC 9457); `type` says which. `/v1` speaks the OpenAI wire and `/mcp` the Model Context Protocol; both are described by those who keep them.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths,
    components: { schemas: { Problem: schemas.of(problemSchema, 'output'), ...schemas.shared } },
  };
}

// --- Internal ---

/** What any request can meet, before its route or in spite of it. */
const anywhere: readonly ProblemCode[] = ['internal', 'wrong-host', 'wrong-origin'];

const problemSchema = z
  .looseObject({
    type: z.string().regex(/^urn:assay:problem:[a-z-]+$/),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('What is wrong and what to do, in words for people.'),
    instance: z.string().optional(),
  })
  .describe('RFC 9457 problem details; members beyond these say more about this one.');

type Schemas = ReturnType<typeof schemaWriter>;

function describe(operation: Operation, schemas: Schemas): JsonSchema {
  const { id, tag, summary, body } = operation;
  const parameters = [...pathParameters(operation), ...queryParameters(operation, schemas), ...headerParameters(operation)];
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { [body.type]: { schema: schemas.of(body.schema, 'input') } } } }),
    responses: { ...answers(operation, schemas), ...problems(operation) },
  };
}

function pathParameters({ path }: Operation): JsonSchema[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
}

function queryParameters({ query }: Operation, schemas: Schemas): JsonSchema[] {
  return Object.entries(query?.shape ?? {}).map(([name, schema]) => {
    // What a query is read as says more than that it comes as text.
    const { description, ...rest } = schemas.of(schema, 'output');
    return { name, in: 'query', required: false, schema: rest, ...(description === undefined ? {} : { description }) };
  });
}

function headerParameters({ headers = {} }: Operation): JsonSchema[] {
  return Object.entries(headers).map(([name, description]) => ({ name, in: 'header', description, schema: { type: 'string' } }));
}

function answers({ answers }: Operation, schemas: Schemas): JsonSchema {
  const told = Object.entries(answers).map(([status, { description, content = {}, headers = {} }]) => {
    const bodies = Object.entries(content).map(([type, schema]) => [type, { schema: schemas.of(schema, 'output') }]);
    const names = Object.entries(headers).map(([name, words]) => [name, { description: words, schema: { type: 'string' } }]);
    return [
      status,
      {
        description,
        ...(bodies.length === 0 ? {} : { content: Object.fromEntries(bodies) }),
        ...(names.length === 0 ? {} : { headers: Object.fromEntries(names) }),
      },
    ];
  });
  return Object.fromEntries(told);
}

/** The problems of an operation by status, each named by its type. */
function problems(operation: Operation): JsonSchema {
  const byStatus = Map.groupBy(
    [...operation.problems, ...anywhere].map((code) => problem(code, '')),
    ({ status }) => status,
  );
  const told = [...byStatus].map(([status, found]) => {
    const types = { type: 'object', properties: { type: { enum: found.map(({ type }) => type) } } };
    const schema = { allOf: [{ $ref: '#/components/schemas/Problem' }, types] };
    return [status, { description: found.map(({ title }) => `${title}.`).join(' '), content: { 'application/problem+json': { schema } } }];
  });
  return Object.fromEntries(told);
}
