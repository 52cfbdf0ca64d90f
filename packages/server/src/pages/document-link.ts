/** The address of a document, at a place in it if one is given. */
export function documentLink(id: string, place?: { readonly start: number; readonly end: number }): string {
  const address = `/documents/${encodeURIComponent(id)}`;
  return place === undefined ? address : `${address}?start=${place.start}&end=${place.end}#cited`;
}
