-- Posts the form of one waiting step after another: the file of steps has an id a line; the form's file has the cookies and the antiforgery token.
local form = io.open(os.getenv("ISO_FORM"), "r")
local cookies, token = form:read("*l"), form:read("*l")
form:close()
local steps = io.open(os.getenv("ISO_STEPS"), "r")
local headers = { ["Cookie"] = cookies, ["Content-Type"] = "application/x-www-form-urlencoded" }

function request()
  local step = steps:read("*l")
  if not step then
    -- A bad address is counted as an error, and errors end the measurement.
    return wrk.format("GET", "/there-are-no-more-steps")
  end
  local body = "Comment=&IdempotencyKey=" .. step:gsub("-", "") .. "&__RequestVerificationToken=" .. token
  return wrk.format("POST", "/Processes/Tasks/Show/" .. step .. "?handler=Complete", headers, body)
end

function done(summary, latency, requests)
  local bad = summary.errors.status + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format("\n@ %d %d %f %f %f %d\n", summary.requests, summary.duration, latency:percentile(50), latency:percentile(95), latency:percentile(99), bad))
end
