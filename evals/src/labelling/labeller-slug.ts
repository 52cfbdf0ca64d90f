import { AssayError } from '@assay/core';

/** A person's name as the name of a file: "Zoë O'Neill" gives "zoe-o-neill". */
export function labellerSlug(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  if (slug === '' || slug.length > 60)
    throw new AssayError('bad-usage', `"${name.slice(0, 80)}" is no name: give one with letters, at most 60 characters.`);
  return slug;
}

/** Whether two slugs are one person's name written twice: "jane-osei", "osei-jane" and "janeosei". */
export function isSamePerson(first: string, second: string): boolean {
  const sorted = (slug: string) => slug.split('-').sort().join('-');
  return sorted(first) === sorted(second) || first.replaceAll('-', '') === second.replaceAll('-', '');
}
