/** Whether a host is one of some domains or stands below one: "www.gov.uk" is below "gov.uk", and "gov.uk.example" is not. */
export function isBelow(host: string, domains: readonly string[]): boolean {
  return domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}
