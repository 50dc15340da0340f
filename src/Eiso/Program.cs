Console.WriteLine("eiso");
