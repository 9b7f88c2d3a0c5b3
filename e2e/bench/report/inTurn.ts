/** One round of a measurement. */
export type Measure = () => Promise<number> | number;

/** Rounds of ours and of the peer in turn; who begins changes from round to round, so that neither always runs warm. */
export async function inTurn(
  rounds: number,
  ours: Measure,
  peer?: Measure,
): Promise<{ readonly ours: number[]; readonly peer: number[] }> {
  const measured = { ours: [] as number[], peer: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) measured.ours.push(await ours());
    if (peer) measured.peer.push(await peer());
    if (round % 2 === 1) measured.ours.push(await ours());
  }
  return measured;
}
