/** Whether one slip of a finger makes one word of the other: a letter more, less, another or two changed about. The first stays. */
export function isOneSlip(typed: string, meant: string): boolean {
  if (typed[0] !== meant[0] || Math.abs(typed.length - meant.length) > 1) return false
  let at = 0
  while (at < typed.length && typed[at] === meant[at]) at += 1
  const [left, right] = [typed.slice(at), meant.slice(at)]
  const isSwap = left.length > 1 && left[0] === right[1] && left[1] === right[0]
  return (
    left.slice(1) === right.slice(1) ||
    left.slice(1) === right ||
    left === right.slice(1) ||
    (isSwap && left.slice(2) === right.slice(2))
  )
}
