import type { AuditRecord } from '@assay/core';

/** How ids of people stand in a bundle. */
export interface DisclosedNames {
  name(id: string): string;
  body(body: AuditRecord['body']): AuditRecord['body'];
}

const fields = ['person', 'owner'];
/** A signed statement with name, reason and note, in base64: no check reads it. */
const sealed = ['approval'];

/** Leaves one person's id standing and marks every other; without one, all stand. */
export function disclosedNames(subject: string | undefined): DisclosedNames {
  if (subject === undefined) return { name: (id) => id, body: (body) => body };
  const name = (id: string) => (id === subject ? id : '[redacted: person]');
  return {
    name,
    body: (body) =>
      Object.fromEntries(
        Object.entries(body).map(([key, value]) => {
          if (sealed.includes(key)) return [key, `[redacted: ${key}]`];
          return [key, fields.includes(key) && typeof value === 'string' ? name(value) : value];
        }),
      ),
  };
}
