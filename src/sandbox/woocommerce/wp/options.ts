import type { Json, JsonObject, WooShop } from '../records.ts'
import { restUrl } from './request.ts'
import type { Route } from './routes.ts'
import type { FieldSpec, Schema } from './schema.ts'

/** `OPTIONS`: what an address takes, which everybody may ask; nothing of an address that is none. */
export function described(
  site: { readonly shop: WooShop; readonly home: string },
  path: string,
  route: Route | undefined,
): Response {
  if (!route) return Response.json([])
  const methods = route.allow.split(', ')
  const namespace = path.split('/').slice(1, 3).join('/')
  const endpoints = groupsOf(methods).map((group) => ({
    methods: group,
    args: argsOf(route.args?.(group[0] ?? 'GET') ?? {}),
  }))
  const self = [{ href: restUrl(site, path) }]
  return Response.json(
    { namespace, methods, endpoints, ...(!/\d/.test(path.slice(7)) && { _links: { self } }) },
    { headers: { allow: route.allow } },
  )
}

/** Methods that share an endpoint. */
function groupsOf(methods: readonly string[]): string[][] {
  const writing = methods.filter((method) => /^P/.test(method))
  return [
    ...(methods.includes('GET') ? [['GET']] : []),
    ...(writing.length > 0 ? [writing] : []),
    ...(methods.includes('DELETE') ? [['DELETE']] : []),
  ]
}

const argsOf = (schema: Schema): JsonObject =>
  Object.fromEntries(Object.entries(schema).map(([name, spec]) => [name, argOf(spec)]))

function argOf({ type, default: standard, items, properties, isRequired, ...rest }: FieldSpec) {
  const made: JsonObject = {
    ...(type !== 'any' && { type: typeof type === 'string' ? type : [...type] }),
    ...(Object.fromEntries(Object.entries(rest)) as JsonObject),
    ...(standard !== undefined && { default: standard }),
    ...(items && { items: argOf(items) as Json }),
    ...(properties && { properties: argsOf(properties) }),
    required: isRequired === true,
  }
  return made
}
