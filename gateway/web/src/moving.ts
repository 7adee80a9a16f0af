/** Up and down go from line to line of a queue. */

export function move(event: KeyboardEvent, by: number): void {
  const links = [...document.querySelectorAll<HTMLElement>(".queue .what")];
  const at = links.indexOf(event.target as HTMLElement);
  const to = links[at + by];
  if (at < 0 || !to) return;
  event.preventDefault();
  to.focus();
}
