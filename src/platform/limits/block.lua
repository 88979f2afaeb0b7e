-- Blocks a bucket. KEYS[1]: bucket. ARGV[1]: ms from now.
-- Its refill time is not known here, so the key is kept a day longer: a key that went with the block would
-- come back as a full bucket.
local DAY_MS = 86400000
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local blocked_until = now + ARGV[1]

if blocked_until > (tonumber(redis.call('HGET', KEYS[1], 'blockedUntil')) or 0) then
  redis.call('HSET', KEYS[1], 'blockedUntil', string.format('%.3f', blocked_until), 'blockedFor', ARGV[1])
  redis.call('PEXPIRE', KEYS[1], math.max(redis.call('PTTL', KEYS[1]), math.ceil(ARGV[1]) + DAY_MS))
end
return 1
