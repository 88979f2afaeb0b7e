-- Takes permits from all buckets or from none. A bucket is the moment (ms) it will be full again: with C
-- permits that come back every R ms it holds C - (fullAt - now) / R of them. bucket.ts does the same sums.
-- KEYS: buckets. ARGV, three a bucket: capacity, refill ms, permits wanted.
-- Returns { 1 taken or 0 not, ms to wait, whole permits left }.
local ROUNDING_MS = 0.01
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000

local function permits(full_at, capacity, refill)
  return math.max(0, math.floor(capacity - (full_at - now - ROUNDING_MS) / refill))
end

local after = {}
local wait, before, left = 0, math.huge, math.huge

for i, key in ipairs(KEYS) do
  local capacity = tonumber(ARGV[i * 3 - 2])
  local refill = tonumber(ARGV[i * 3 - 1])
  local wanted = tonumber(ARGV[i * 3])
  local full_at = after[key]
  if not full_at then
    local kept = redis.call('HMGET', key, 'fullAt', 'blockedUntil', 'blockedFor')
    full_at = math.max(now, math.min(tonumber(kept[1]) or now, now + capacity * refill))
    if kept[2] then
      local block_end = math.min(tonumber(kept[2]), now + tonumber(kept[3]))
      full_at = math.max(full_at, block_end + (capacity - 1) * refill)
    end
  end
  local next_full = full_at + wanted * refill
  after[key] = next_full
  wait = math.max(wait, next_full - now - capacity * refill)
  before = math.min(before, permits(full_at, capacity, refill))
  left = math.min(left, permits(next_full, capacity, refill))
end

if wait > ROUNDING_MS then
  return { 0, math.ceil(wait), before }
end

for key, full_at in pairs(after) do
  redis.call('HSET', key, 'fullAt', string.format('%.3f', full_at))
  redis.call('PEXPIRE', key, math.ceil(full_at - now) + 1)
end
return { 1, 0, left }
