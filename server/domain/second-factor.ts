import { Refusal } from "./refusal.ts";

/** The second step of a sign-in: a code that changes every half minute (RFC 6238), or one of ten codes on paper. */
export interface SecondFactor {
  /** Base32. */
  readonly secret: string;
  /** The time step whose code was used last: none is taken twice. */
  readonly usedStep: number;
  /** SHA-256 of the recovery codes that are left. */
  readonly recovery: readonly string[];
}

export interface GivenCode {
  /** The step to which the code belongs; undefined where it belongs to none that is near. */
  readonly step: number | undefined;
  /** SHA-256 of what was typed. */
  readonly hash: string;
}

/** The factor after the code was used; undefined where the code is wrong, or was used before. */
export function useCode(factor: SecondFactor, { step, hash }: GivenCode): SecondFactor | undefined {
  if (step !== undefined && step > factor.usedStep) return { ...factor, usedStep: step };
  if (!factor.recovery.includes(hash)) return undefined;
  return { ...factor, recovery: factor.recovery.filter((one) => one !== hash) };
}

export const wrongCode = () => new Refusal("unauthenticated", "The code is wrong.");
