/** How to reach support; all of it configurable, each part optional. */
export interface SupportContacts {
  readonly hotline?: string | undefined;
  /** For emergencies alone: somebody answers it day and night. */
  readonly emergencyHotline?: string | undefined;
  readonly email?: string | undefined;
  readonly serviceHours?: string | undefined;
  /** What the wallet says about customers' data here, and where there is more. */
  readonly privacyNotice?: string | undefined;
  readonly privacyUrl?: string | undefined;
  /** Where the wallet says its hours: until when people are at the desk, or from when on. ISO 8601, UTC. */
  readonly closesAt?: string | undefined;
  readonly opensAt?: string | undefined;
  /** With either: the desk's time zone, an IANA name. */
  readonly timeZone?: string | undefined;
}
