-- Each request takes the next body and the next token; no body meets the same token twice in a row.
local requests, at, turn = {}, 0, 0
local bodies, tokens = {}, {}

local function lines(path, into)
  for line in io.lines(path) do into[#into + 1] = line end
end

function init(args)
  lines(args[1], bodies)
  lines(args[2], tokens)
  for b, body in ipairs(bodies) do
    requests[b] = {}
    for t, token in ipairs(tokens) do
      requests[b][t] = wrk.format("POST", nil, {
        ["Content-Type"] = "application/json",
        ["Accept"] = "application/json",
        ["Authorization"] = "Bearer " .. token,
      }, body)
    end
  end
end

function request()
  at = at + 1
  if at > #bodies then at, turn = 1, turn + 1 end
  return requests[at][(at + turn) % #tokens + 1]
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format(
    '{"requests": %d, "seconds": %.6f, "p50": %.3f, "p99": %.3f, "failed": %d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000, failed
  ))
end
