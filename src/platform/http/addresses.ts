import { lookup as resolve } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Ranges that are not the public internet: RFC 6890, 6598, 3927, 4193, 4291 and multicast. */
const CLOSED = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  CLOSED.addSubnet(net, bits, 'ipv4')

/** Only global unicast is public, and in it neither tunnels that carry an IPv4 address inside nor documentation. */
const OPEN_V6 = new BlockList()
OPEN_V6.addSubnet('2000::', 3, 'ipv6')
const CLOSED_V6 = new BlockList()
CLOSED_V6.addSubnet('2001::', 23, 'ipv6')
CLOSED_V6.addSubnet('2001:db8::', 32, 'ipv6')
CLOSED_V6.addSubnet('2002::', 16, 'ipv6')

/** Is this IP address reachable from everywhere, and so no way into somebody's own network? */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !CLOSED.check(address, 'ipv4')
  return family === 6 && OPEN_V6.check(address, 'ipv6') && !CLOSED_V6.check(address, 'ipv6')
}

/** A host that cannot be public by its very name. DNS names are judged by what they resolve to. */
export function isPrivateHost(host: string): boolean {
  const bare = host
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase()
  if (isIP(bare) !== 0) return !isPublicAddress(bare)
  return !bare.includes('.') || /\.(local|localhost|internal|home\.arpa|test|invalid)$/.test(bare)
}

/** `code` of the error that {@link publicLookup} gives for a name that leads into a private network. */
export const PRIVATE_ADDRESS = 'EPRIVATE'

/**
 * DNS for connections: refuses a name any of whose addresses is not public. The very addresses that were judged are connected to, so a
 * name cannot change its mind in between.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, found) => {
    const [first] = found ?? []
    if (error || !first) return callback(error ?? new Error('no address'), '', 4)
    if (!found.every(({ address }) => isPublicAddress(address))) {
      const refusal = new Error(`${hostname} leads into a private network`)
      return callback(Object.assign(refusal, { code: PRIVATE_ADDRESS }), '', 4)
    }
    if (options.all) return callback(null, found)
    callback(null, first.address, first.family)
  })
}
