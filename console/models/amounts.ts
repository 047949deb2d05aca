/** Whether one decimal amount is larger than another. What is no amount is not. */
export function isLarger(amount: string, limit: string): boolean {
  const value = Number(amount);
  return Number.isFinite(value) && value > Number(limit);
}
