-- Lowers what a bucket holds to what the service reported.
-- KEYS[1]: bucket. ARGV: capacity, refill ms, permits reported.
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local capacity, refill, reported = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])

local kept = tonumber(redis.call('HGET', KEYS[1], 'fullAt')) or now
local believed = math.min(kept, now + capacity * refill)
local full_at = math.max(believed, now + math.max(0, capacity - reported) * refill)
local life = math.max(redis.call('PTTL', KEYS[1]), math.ceil(full_at - now) + 1)
redis.call('HSET', KEYS[1], 'fullAt', string.format('%.3f', full_at))
redis.call('PEXPIRE', KEYS[1], life)
return 1
