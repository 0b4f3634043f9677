-- Every request takes a tenth of a second, whatever the machine does.
core.register_service("serve", "http", function(applet)
  core.msleep(100)
  local body = "ok\n"
  applet:set_status(200)
  applet:add_header("content-length", string.len(body))
  applet:start_response()
  applet:send(body)
end)
